-- Lets a present key live forever. Returns 1 if a time to live was taken away.
-- ARGV: '1' if whole numbers are values
local bytes, e = head(KEYS[1])
if not is_present(bytes, e, ARGV[1] == '1') then
  return 0
end
if e and e.soft then
  local all = redis.call('GET', KEYS[1])
  redis.call('SET', KEYS[1], string.sub(all, 1, 2) .. string.char(e.flags - SOFT) .. string.sub(all, 12))
  return 1
end
return redis.call('PERSIST', KEYS[1])
