-- Changes nothing, but is refused where a write would be: by the rights of the user, and by a server that is full, a
-- replica, or can not save. The key is absent.
redis.call('GET', KEYS[1])
redis.call('SET', KEYS[1], '', 'XX', 'PX', 1)
return 1
