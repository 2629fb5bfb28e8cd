/** What services need to put papers on pages: the words of a language, amounts as papers write them, and PDF with Chinese. */
package org.ipmarket.print;
