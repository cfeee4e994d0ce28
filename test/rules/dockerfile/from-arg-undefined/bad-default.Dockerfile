ARG TAG
FROM busybox:${TAG}
#    ^^^^^^^^^^^^^^ from-arg-undefined
