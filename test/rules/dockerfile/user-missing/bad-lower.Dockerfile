from alpine:3.22 as base
from base
#    ^^^^ user-missing
copy run.sh /run.sh
cmd \
  # how it starts
  ["/run.sh"]
