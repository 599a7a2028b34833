-- Removes a key whose value, any lease aside, has not changed. Returns 1 if it was removed.
-- ARGV: SHA-1 of the bytes it has to have
local bytes = try('GET', KEYS[1])
if not bytes or redis.sha1hex(without_lease(bytes, header(bytes))) ~= ARGV[1] then
  return 0
end
return redis.call('UNLINK', KEYS[1])
