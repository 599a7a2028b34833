-- Gives a present key a new time to live. Returns 1 if it is present.
-- ARGV: time to live (ms; '' for no end), how long a value is kept after that as stale (ms), '1' if whole numbers are values
local bytes, e = head(KEYS[1])
if not is_present(bytes, e, ARGV[3] == '1') then
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
  redis.call('SETRANGE', KEYS[1], 3, struct.pack('>I8', now() + tonumber(ARGV[1])))
  redis.call('PEXPIRE', KEYS[1], tonumber(ARGV[1]) + tonumber(ARGV[2]))
else
  redis.call('PEXPIRE', KEYS[1], ARGV[1])
end
return 1
