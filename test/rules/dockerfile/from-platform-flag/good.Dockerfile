FROM --platform=$BUILDPLATFORM golang:1.25 AS build
FROM --platform=${MY_PLATFORM} alpine:3.22 AS other
FROM --platform=linux/amd64 alpine:3.22 AS build_amd64
FROM --platform=linux/arm64 alpine:3.22 AS linux-tools
FROM --platform=windows/amd64 mcr.microsoft.com/windows/nanoserver:ltsc2022 AS win
FROM alpine:3.22
