from "alpine" as tools
#    ^^^^^^^^ from-tag-missing
run apk add curl
from \
  # what it runs on
  docker.io/library/debian
# ^^^^^^^^^^^^^^^^^^^^^^^^ from-tag-missing
