-- Stores what a load gave, if the key is still the load's.
-- ARGV: token, bytes, time to live (ms; '' for no end)
-- Returns 1, or 0 if the key was invalidated, overwritten or taken over meanwhile.
local _, e = head(KEYS[1])
if not e or e.token ~= ARGV[1] then
  return 0
end
if ARGV[3] == '' then
  redis.call('SET', KEYS[1], ARGV[2])
else
  redis.call('SET', KEYS[1], ARGV[2], 'PX', ARGV[3])
end
return 1
