FROM node:24
#@ 0 3 cmd-multiple
# the real one
CMD ["b"]
FROM node:24
CMD a \
#@ 0 3 cmd-multiple
  b
#@ 0 3 cmd-multiple
CMD d
