-- How long a value is fresh, in ms; -1 for no end, -2 if the key is absent.
-- ARGV: '1' if whole numbers are values
local bytes, e = head(KEYS[1])
if not is_present(bytes, e, ARGV[1] == '1') then
  return -2
end
if e and e.soft then
  return e.soft - now()
end
return redis.call('PTTL', KEYS[1])
