"""Takes orders and keeps them until the payment provider has confirmed them."""

import json
import os
import uuid

import redis
from flask import Flask, jsonify, request

app = Flask(__name__)
orders = redis.Redis(host=os.environ.get("REDIS_HOST", "localhost"))
payment_api_key = os.environ["PAYMENT_API_KEY"]


@app.get("/healthz")
def healthz():
    return "", 204


@app.get("/readyz")
def readyz():
    orders.ping()
    return "", 204


@app.post("/orders")
def create_order():
    order_id = str(uuid.uuid4())
    orders.set(f"order:{order_id}", json.dumps(request.get_json()))
    return jsonify(id=order_id), 201
