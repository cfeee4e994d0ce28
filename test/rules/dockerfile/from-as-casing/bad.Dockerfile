FROM alpine:3.22 as build
#                ^^ from-as-casing
from alpine:3.22 AS b
#                ^^ from-as-casing
FROM alpine:3.22 As c
#                ^^ from-as-casing
