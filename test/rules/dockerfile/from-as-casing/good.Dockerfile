FROM alpine:3.22 AS build
from alpine:3.22 as b
From alpine:3.22 as c
