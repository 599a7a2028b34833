-- Changes nothing, but is refused where a load would be: by the rights of the user, and by a server that is full, a
-- replica, or can not save. The key is absent.
local key = KEYS[1]
redis.call('TIME')
redis.call('GET', key)
redis.call('GETRANGE', key, 0, 0)
redis.call('PTTL', key)
redis.call('SET', key, '', 'XX', 'PX', 1)
redis.call('PEXPIRE', key, 1)
redis.call('UNLINK', key)
return 1
