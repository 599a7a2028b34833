-- Gives a claim back without a value; a stale value stays.
-- ARGV: token
local _, e = head(KEYS[1])
if not e or e.token ~= ARGV[1] then
  return 0
end
if has(e.flags, PLACEHOLDER) then
  redis.call('UNLINK', KEYS[1])
else
  redis.call('SET', KEYS[1], without_lease(redis.call('GET', KEYS[1]), e), 'KEEPTTL')
end
return 1
