FROM node:24
HEALTHCHECK NONE
#@ 0 11 healthcheck-multiple
HEALTHCHECK CMD true
