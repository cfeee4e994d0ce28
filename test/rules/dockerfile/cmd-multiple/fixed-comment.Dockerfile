FROM node:24
CMD a \
#@ 0 3 cmd-multiple
  # why
  b
CMD d
