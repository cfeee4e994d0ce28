FROM alpine:3.22
MAINTAINER Ada \
#@ 0 10 maintainer-deprecated
  Lovelace
