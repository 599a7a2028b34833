-- Takes a lock if it is free. Returns its fencing token, or nil if another holds it.
-- ARGV: owner, lease (ms), how long the last token is remembered after that (ms)
-- The token is the server's time in microseconds, or one more than the last if that clock went back.
local t = redis.call('TIME')
local micros = t[1] * 1000000 + t[2]
local owner, leased_until, last = unpack(redis.call('HMGET', KEYS[1], 'owner', 'until', 'token'))
if owner and tonumber(leased_until) > micros then
  if owner == ARGV[1] then
    return tonumber(last)
  end
  return nil
end
local token = math.max(micros, (tonumber(last or '0')) + 1)
redis.call('HSET', KEYS[1], 'owner', ARGV[1], 'until', string.format('%.0f', micros + ARGV[2] * 1000),
  'token', string.format('%.0f', token))
redis.call('PEXPIRE', KEYS[1], ARGV[2] + ARGV[3])
return token
