-- Takes a lock if it is free. Returns its fencing token, or nil if another holds it.
-- KEYS: the lock, the last token that was given
-- ARGV: owner, lease (ms), how long the last token is remembered (ms)
-- The token is the server's time in microseconds, or one more than the last if that clock went back.
local t = redis.call('TIME')
local micros = t[1] * 1000000 + t[2]
local owner, leased_until, own = unpack(redis.call('HMGET', KEYS[1], 'owner', 'until', 'token'))
-- A lock lives as long as its lease: one without an end is nobody's.
if owner and (tonumber(leased_until) or 0) > micros and redis.call('PTTL', KEYS[1]) >= 0 then
  return owner == ARGV[1] and tonumber(own) or nil
end
-- Numbers beyond that are no tokens, and can't be counted on.
local LARGEST = 9007199254740991
local function last(text)
  local token = tonumber(text or '0') or 0
  return token < LARGEST and token or 0
end
local token = math.max(micros, last(try('GET', KEYS[2])) + 1, last(own) + 1)
local digits = string.format('%.0f', token)
redis.call('HSET', KEYS[1], 'owner', ARGV[1], 'until', string.format('%.0f', micros + ARGV[2] * 1000), 'token', digits)
redis.call('PEXPIRE', KEYS[1], ARGV[2])
redis.call('SET', KEYS[2], digits, 'PX', ARGV[3])
return token
