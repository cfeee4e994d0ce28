from scratch
add ["a", "b"]
#   ^^^^^^^^^^ copy-relative-dest-without-workdir
WORKDIR /app
