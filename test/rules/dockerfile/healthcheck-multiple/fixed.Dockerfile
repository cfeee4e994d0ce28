FROM node:24
#@ 0 11 healthcheck-multiple
HEALTHCHECK CMD true
