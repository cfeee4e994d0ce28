from alpine:3.22 as base
from base
#    ^^^^ user-missing
copy run.sh /run.sh
user 65532:65532
cmd \
  # how it starts
  ["/run.sh"]
