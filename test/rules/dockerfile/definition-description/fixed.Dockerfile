# a comment

ARG A=1
#tight

FROM scratch AS base
