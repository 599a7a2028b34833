-- Frees a lock if it is still the owner's. Returns 1 if it was freed.
-- ARGV: owner
if redis.call('HGET', KEYS[1], 'owner') ~= ARGV[1] then
  return 0
end
return redis.call('UNLINK', KEYS[1])
