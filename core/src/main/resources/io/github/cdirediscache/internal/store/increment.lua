-- Adds to a whole number, keeping its time to live; a header stays around it. Returns the sum as text, or nil if the
-- key was absent. Fails with NOTNUMBER or OUTOFRANGE and changes nothing.
-- ARGV: delta, the largest number that the cache's type holds, '1' if whole numbers are values,
--       the bytes to store if the key is absent ('' for none), their time to live (ms; '' for no end)
local NUMBER = '\6number\4none'

-- The ids of an entry that is a whole number; nil if it is none. Of a cache of any type, the class is one of them; the
-- sum is a number without class.
local function whole_number_id(bytes, e)
  for _, id in ipairs({ NUMBER, '\10scalar:int\4none', '\12scalar:short\4none', '\11scalar:byte\4none' }) do
    if string.sub(bytes, e.ids_at, e.ids_at + #id - 1) == id then
      return id
    end
  end
  return nil
end

local function create(key)
  if ARGV[4] ~= '' and ARGV[5] == '' then
    redis.call('SET', key, ARGV[4])
  elseif ARGV[4] ~= '' then
    redis.call('SET', key, ARGV[4], 'PX', ARGV[5])
  end
  return nil
end

local key = KEYS[1]
local bytes = try('GET', key)
if not bytes then
  if redis.call('EXISTS', key) == 1 then
    return redis.error_reply('NOTNUMBER the key does not hold a string')
  end
  return create(key)
end
local e = header(bytes)
if e and not (holds_value(e) and is_fresh(e, now())) then
  return create(key)
end
local before, digits = '', bytes
if e then
  local id = whole_number_id(bytes, e)
  if not id then
    return redis.error_reply('NOTNUMBER the value is no whole number')
  end
  before, digits = string.sub(bytes, 1, e.ids_at - 1) .. NUMBER, string.sub(bytes, e.ids_at + #id)
end
if ARGV[3] ~= '1' or not is_number(digits) then
  return redis.error_reply('NOTNUMBER the value is no whole number')
end
-- Redis counts in 64 bits, Lua does not: so the key holds the bare number for the moment of this script.
redis.call('SET', key, digits, 'KEEPTTL')
local sum = redis.pcall('INCRBY', key, ARGV[1])
local limit = tonumber(ARGV[2])
local failed = type(sum) == 'table'
if failed or (limit < 2147483648 and (sum > limit or sum < -limit - 1)) then
  redis.call('SET', key, bytes, 'KEEPTTL')
  local canonical = failed and not string.find(sum.err, 'overflow')
  return redis.error_reply(canonical and 'NOTNUMBER the value is no whole number' or 'OUTOFRANGE the sum does not fit')
end
local text = redis.call('GET', key)
if before ~= '' then
  redis.call('SET', key, before .. text, 'KEEPTTL')
end
return text
