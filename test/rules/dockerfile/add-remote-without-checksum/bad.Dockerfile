FROM alpine:3.22
ADD --chown=1:1 https://example.com/tool-${VERSION}.tar.gz /tmp/
#               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ add-remote-without-checksum
ADD ["http://example.com/a", "/a"]
#   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ add-remote-without-checksum
ONBUILD ADD a https://example.com/b /c/
#             ^^^^^^^^^^^^^^^^^^^^^ add-remote-without-checksum
