-- The value, or the right to load it.
-- ARGV: token, lease (ms), how long after its expiry a value may be served (ms), '1' to claim a fresh value as well,
--       SHA-1 of bytes that the caller could not read, a colon and how many it got ('' if none),
--       the longest lease that the caller believes (ms)
-- Returns {0, bytes} for a value that is there, {1, bytes or nil} for a claim granted, {2, bytes or false, token}
-- for a key that the load of that token holds; bytes of 1 and 2 may be served meanwhile.

-- What a caller could not read may be the begin of something too long.
local function begins_with(bytes, begin)
  local sha1, length = string.match(begin, '^(%x+):(%d+)$')
  return sha1 and redis.sha1hex(string.sub(bytes, 1, tonumber(length))) == sha1
end

local key, token, lease, stale_for = KEYS[1], ARGV[1], tonumber(ARGV[2]), tonumber(ARGV[3])
local bytes = try('GET', key)
if bytes and begins_with(bytes, ARGV[5]) then
  bytes = false
end
local e = header(bytes)
if bytes and not e then
  return {0, bytes}
end
local t = now()
local fresh = e and not has(e.flags, PLACEHOLDER) and is_fresh(e, t)
if fresh and ARGV[4] ~= '1' then
  return {0, bytes}
end
local usable = e and not has(e.flags, PLACEHOLDER) and (fresh or t < e.soft + stale_for)
if is_held(key, e, t, tonumber(ARGV[6])) and e.token ~= token then
  return {2, usable and bytes, e.token}
end
if usable then
  redis.call('SET', key, with_lease(bytes, e, token, t + lease), 'KEEPTTL')
  live_at_least(key, e, lease)
  return {1, bytes}
end
redis.call('SET', key, string.char(202, 1, LEASED + PLACEHOLDER) .. token .. struct.pack('>I8', t + lease), 'PX', lease)
return {1, false}
