/** House rules over the whole repository, as tests. */
package marketplace.habits;
