-- Gives a present key a new time to live; how long its value may be stale after that stays. Returns 1 if it is present.
-- ARGV: time to live (ms; '' for no end), '1' if whole numbers are values
local bytes, e = head(KEYS[1])
if not is_present(bytes, e, ARGV[2] == '1') then
  return 0
end
if ARGV[1] == '' then
  if e and e.soft then
    local all = redis.call('GET', KEYS[1])
    redis.call('SET', KEYS[1], string.sub(all, 1, 2) .. string.char(e.flags - SOFT) .. string.sub(all, 12))
  else
    redis.call('PERSIST', KEYS[1])
  end
elseif e and e.soft then
  local t, left = now(), redis.call('PTTL', KEYS[1])
  redis.call('SETRANGE', KEYS[1], 3, struct.pack('>I8', t + tonumber(ARGV[1])))
  if left >= 0 then
    redis.call('PEXPIRE', KEYS[1], tonumber(ARGV[1]) + math.max(0, left - (e.soft - t)))
  end
else
  redis.call('PEXPIRE', KEYS[1], ARGV[1])
end
return 1
