/** A program to begin from: {@link org.ipmarket.client.example.CentreSystem}. */
package org.ipmarket.client.example;
