from debian:13 as base
entrypoint exec php-fpm -F
#@ 0 10 stop-signal-missing
from base
copy a /a
