FROM node:24
COPY a b /app
#        ^^^^ copy-multiple-sources-dest
COPY ["a", "b", "my app"]
#    ^^^^^^^^^^^^^^^^^^^^ copy-multiple-sources-dest
ADD --chown=1:1 a \
  b "/c"
#   ^^^^ copy-multiple-sources-dest
COPY a b $ROOT/app
#        ^^^^^^^^^ copy-multiple-sources-dest
