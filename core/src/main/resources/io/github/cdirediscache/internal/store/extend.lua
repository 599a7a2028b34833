-- Lets a lock run on if it is still the owner's. Returns 1 if it is.
-- ARGV: owner, lease from now on (ms)
local owner, leased_until = unpack(redis.call('HMGET', KEYS[1], 'owner', 'until'))
local t = redis.call('TIME')
local micros = t[1] * 1000000 + t[2]
if owner ~= ARGV[1] or (tonumber(leased_until) or 0) <= micros then
  return 0
end
redis.call('HSET', KEYS[1], 'until', string.format('%.0f', micros + ARGV[2] * 1000))
redis.call('PEXPIRE', KEYS[1], ARGV[2])
return 1
