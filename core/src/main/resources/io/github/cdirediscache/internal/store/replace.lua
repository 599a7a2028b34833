-- Rewrites a key that has not changed, keeping its time to live. Returns 1 if it was rewritten.
-- ARGV: SHA-1 of the bytes it has to have, the new bytes
local bytes = try('GET', KEYS[1])
if not bytes or redis.sha1hex(bytes) ~= ARGV[1] then
  return 0
end
redis.call('SET', KEYS[1], ARGV[2], 'KEEPTTL')
return 1
