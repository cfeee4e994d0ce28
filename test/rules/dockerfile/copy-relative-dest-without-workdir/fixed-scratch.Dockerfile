from scratch
workdir /app
add ["a", "b"]
#   ^^^^^^^^^^ copy-relative-dest-without-workdir
WORKDIR /app
