ARG TAG=latest
ARG REGISTRY
FROM node:${TAG} AS by-default
#    ^^^^^^^^^^^ from-tag-latest
FROM node:${CHANNEL:-latest} AS by-inline-default
#    ^^^^^^^^^^^^^^^^^^^^^^^ from-tag-latest
FROM ${REGISTRY}/node:latest AS literal
#    ^^^^^^^^^^^^^^^^^^^^^^^ from-tag-latest
