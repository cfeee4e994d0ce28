ARG IMAGE=python
ARG REGISTRY
FROM ${IMAGE} AS from-default
#    ^^^^^^^^ from-tag-missing
FROM ${REGISTRY}/python:VERSION AS from-literal
#    ^^^^^^^^^^^^^^^^^^ from-tag-missing
FROM ${OTHER:-ruby}
#    ^^^^^^^^^^^^^^ from-tag-missing
