-- A present value without any lease, and Redis's own time to live of it in ms; nil if the key is absent.
-- ARGV: '1' if whole numbers are values
local bytes = try('GET', KEYS[1])
local e = header(bytes)
if not is_present(bytes, e, ARGV[1] == '1') then
  return nil
end
return {without_lease(bytes, e), redis.call('PTTL', KEYS[1])}
