-- What every script knows of an entry: the layout that the class Entry describes.
-- A string with no readable header is a number's decimal text, or not ours.

local NULL, LEASED, SOFT, TIMED, PLACEHOLDER, FAILURE = 1, 2, 4, 8, 16, 32
local KNOWN = 63
local FIXED = 39

local function now()
  local t = redis.call('TIME')
  return t[1] * 1000 + math.floor(t[2] / 1000)
end

-- Whether a command failed: the key holds another type, or memory or rights are missing.
local function is_refused(reply)
  return type(reply) == 'table' and reply.err ~= nil
end

-- What a read gives, or false where the key holds another type than a string. Any other error ends the script: a missing
-- right must not pass for an absent key.
local function try(...)
  local reply = redis.pcall(...)
  if not is_refused(reply) then
    return reply
  end
  return not string.find(reply.err, 'WRONGTYPE', 1, true) and redis.call(...)
end

local function has(flags, flag)
  return bit.band(flags, flag) ~= 0
end

-- The header of an entry, given at least its first FIXED bytes; nil if it has none.
local function header(bytes)
  if not bytes or #bytes < 3 or string.byte(bytes, 1) ~= 202 or string.byte(bytes, 2) ~= 1 then
    return nil
  end
  local flags = string.byte(bytes, 3)
  if bit.band(flags, KNOWN) ~= flags then
    return nil
  end
  local e = { flags = flags, lease_at = 4 }
  if has(flags, SOFT) then e.lease_at = e.lease_at + 8 end
  if has(flags, TIMED) then e.lease_at = e.lease_at + 4 end
  e.ids_at = e.lease_at
  if has(flags, LEASED) then e.ids_at = e.ids_at + 24 end
  if #bytes < e.ids_at - 1 then
    return nil
  end
  if has(flags, SOFT) then
    e.soft = struct.unpack('>i8', bytes, 4)
  end
  if has(flags, LEASED) then
    e.token = string.sub(bytes, e.lease_at, e.lease_at + 15)
    e.leased_until = struct.unpack('>i8', bytes, e.lease_at + 16)
  end
  return e
end

local function head(key)
  local bytes = try('GETRANGE', key, 0, FIXED - 1)
  return bytes, header(bytes)
end

local function holds_value(e)
  return not has(e.flags, PLACEHOLDER) and not has(e.flags, FAILURE)
end

local function is_fresh(e, t)
  return not e.soft or t < e.soft
end

-- Whether a load holds the key. A lease that ends later than those of this cache do, and a placeholder that would never end,
-- are nobody's: no load wrote them, so no load would give them back.
local function is_held(key, e, t, longest_lease)
  if not e or not e.token or e.leased_until <= t or e.leased_until > t + longest_lease then
    return false
  end
  return not has(e.flags, PLACEHOLDER) or redis.call('PTTL', key) >= 0
end

-- Text that we would have written for a whole number.
local function is_number(bytes)
  return bytes == '0' or string.find(bytes, '^-?[1-9]%d*$') ~= nil
end

-- Whether a key holds a value that is not only kept as stale. Numbers count where the cache has numbers.
local function is_present(bytes, e, numbers)
  if e then
    return holds_value(e) and is_fresh(e, now())
  end
  return numbers and bytes and is_number(bytes)
end

local function with_lease(bytes, e, token, leased_until)
  return string.sub(bytes, 1, 2) .. string.char(bit.bor(e.flags, LEASED)) .. string.sub(bytes, 4, e.lease_at - 1)
    .. token .. struct.pack('>I8', leased_until) .. string.sub(bytes, e.ids_at)
end

local function without_lease(bytes, e)
  if not e or not e.token then
    return bytes
  end
  return string.sub(bytes, 1, 2) .. string.char(e.flags - LEASED) .. string.sub(bytes, 4, e.lease_at - 1)
    .. string.sub(bytes, e.ids_at)
end

-- Lets an entry live as long as a lease. A value may live for ever, a placeholder never does.
local function live_at_least(key, e, millis)
  local left = redis.call('PTTL', key)
  if left < millis and (left >= 0 or has(e.flags, PLACEHOLDER)) then
    redis.call('PEXPIRE', key, millis)
  end
end
