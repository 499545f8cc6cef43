using System.Net.Http.Headers;
using Hybrid.Neighbors;

namespace Hybrid.Catalog.Tmdb;

/// <summary>Signs each request: a v4 read token goes into the header, a v3 key into the query, as TMDb requires.</summary>
/// <remarks>
/// This is the innermost handler, and it removes the key from the request afterwards. So nothing above it (retries, errors of Refit, a log)
/// ever has an address with the key in it.
/// </remarks>
internal sealed class TmdbKey(Secret key) : DelegatingHandler
{
    // A v4 token is a JSON Web Token: three parts of base64. The first part begins with {" and therefore always with eyJ.
    private readonly bool _isToken =
        key.Value.StartsWith("eyJ", StringComparison.Ordinal) && key.Value.Contains('.', StringComparison.Ordinal);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (_isToken)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key.Value);
            return await base.SendAsync(request, cancellationToken);
        }

        Uri unsigned = request.RequestUri!;
        string separator = unsigned.Query.Length == 0 ? "?" : "&";
        request.RequestUri = new Uri($"{unsigned.AbsoluteUri}{separator}api_key={Uri.EscapeDataString(key.Value)}");
        try
        {
            return await base.SendAsync(request, cancellationToken);
        }
        finally
        {
            request.RequestUri = unsigned;
        }
    }
}
