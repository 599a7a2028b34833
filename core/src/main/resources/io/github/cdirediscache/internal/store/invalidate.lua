-- Removes a key. Returns whether it held a value that was not only kept as stale.
-- ARGV: '1' if whole numbers are values
local bytes, e = head(KEYS[1])
local present = is_present(bytes, e, ARGV[1] == '1')
redis.call('UNLINK', KEYS[1])
return present and 1 or 0
