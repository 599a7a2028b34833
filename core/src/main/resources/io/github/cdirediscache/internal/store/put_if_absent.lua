-- Stores a value if the key is absent. Returns 1 if it was.
-- ARGV: bytes, time to live (ms; '' for no end, '0' to store nothing), '1' if whole numbers are values
local bytes, e = head(KEYS[1])
if is_present(bytes, e, ARGV[3] == '1') then
  return 0
end
if ARGV[2] == '' then
  redis.call('SET', KEYS[1], ARGV[1])
elseif ARGV[2] ~= '0' then
  redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
end
return 1
