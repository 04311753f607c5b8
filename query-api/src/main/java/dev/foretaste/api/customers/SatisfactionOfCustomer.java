package dev.foretaste.api.customers;

/** How content a customer is, as the API shows it. */
record SatisfactionOfCustomer(String customerId, RatingsView ratings) {}
