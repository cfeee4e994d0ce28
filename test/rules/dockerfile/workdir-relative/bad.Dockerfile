FROM node:24
WORKDIR app
#       ^^^ workdir-relative
FROM node:24
WORKDIR "./my app"
#       ^^^^^^^^^^ workdir-relative
