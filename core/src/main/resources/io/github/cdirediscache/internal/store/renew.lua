-- Keeps a claim alive while its loader runs.
-- ARGV: token, lease (ms)
-- Returns 1, or 0 if the claim is lost.
local _, e = head(KEYS[1])
if not e or e.token ~= ARGV[1] then
  return 0
end
redis.call('SETRANGE', KEYS[1], e.lease_at + 15, struct.pack('>I8', now() + tonumber(ARGV[2])))
live_at_least(KEYS[1], e, tonumber(ARGV[2]))
return 1
