namespace SupportBot;

/// <summary>Host names of addresses that others wrote.</summary>
internal static class AsciiHosts
{
    /// <summary>The host in ASCII (RFC 5891); empty where it is a name that IDN does not allow, for which <see cref="Uri.IdnHost"/> throws.</summary>
    public static string AsciiHost(this Uri address)
    {
        try
        {
            return address.IdnHost;
        }
        catch (UriFormatException)
        {
            return "";
        }
    }
}
