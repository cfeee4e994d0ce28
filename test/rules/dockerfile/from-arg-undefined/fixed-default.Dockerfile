ARG TAG=VALUE
FROM busybox:${TAG}
#    ^^^^^^^^^^^^^^ from-arg-undefined
