-- Gives a claim back without a value; a stale value stays if it can be written without the claim. Returns 1 if it was held.
-- ARGV: token
local key = KEYS[1]
local _, e = head(key)
if not e or e.token ~= ARGV[1] then
  return 0
end
local placeholder = has(e.flags, PLACEHOLDER)
local t = now()
if not placeholder and not is_refused(redis.pcall('SET', key, without_lease(redis.call('GET', key), e), 'KEEPTTL')) then
  return 1
end
if not placeholder and e.soft and is_fresh(e, t) then
  -- It is served under the claim as without it, and goes when somebody would have to wait.
  redis.call('PEXPIRE', key, e.soft - t)
elseif is_refused(redis.pcall('UNLINK', key)) then
  redis.call('PEXPIRE', key, 1)
end
return 1
