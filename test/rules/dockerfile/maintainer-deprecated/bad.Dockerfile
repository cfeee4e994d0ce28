FROM alpine:3.22
MAINTAINER Ada "L" <ada@example.com>
#@ 0 10 maintainer-deprecated
maintainer "ada@example.com"
#@ 0 10 maintainer-deprecated
