-- Frees a lock if it is still the owner's; its last fencing token is remembered. Returns 1 if it was freed.
-- ARGV: owner
if redis.call('HGET', KEYS[1], 'owner') ~= ARGV[1] then
  return 0
end
redis.call('HDEL', KEYS[1], 'owner', 'until')
return 1
