FROM node:24
#    ^^^^^^^ from-registry-not-allowed
FROM registry.example.com/baseline/node:24
#    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ from-registry-not-allowed
FROM grafana/grafana:12.0.0
#    ^^^^^^^^^^^^^^^^^^^^^^ from-registry-not-allowed
FROM alpine-extra:1
#    ^^^^^^^^^^^^^^ from-registry-not-allowed
