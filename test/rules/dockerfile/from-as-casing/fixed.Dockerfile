FROM alpine:3.22 AS build
#                ^^ from-as-casing
from alpine:3.22 as b
#                ^^ from-as-casing
FROM alpine:3.22 AS c
#                ^^ from-as-casing
